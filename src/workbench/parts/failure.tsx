import { Component, type ReactNode } from 'react';
import { Trans } from 'react-i18next';

/** Says what went wrong below it, and lets the person try again; the rest of the page goes on. */
export class Failure extends Component<{ readonly children: ReactNode }, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <div role="alert" className="panel stack">
        <p className="error">{error.message}</p>
        <div>
          <button type="button" onClick={() => this.setState({ error: undefined })}>
            <Trans i18nKey="shell.tryAgain" />
          </button>
        </div>
      </div>
    );
  }
}

import { useTranslation } from 'react-i18next';
import { percent } from '../../parts/percent.ts';
import { PlotFrame } from '../../parts/plots/plot-frame.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useMomentFormat } from '../../parts/use-moment-format.ts';
import type { Status } from './lexicon-filter.ts';
import styles from './form-page.module.css';

interface Version {
  readonly at?: string | null;
  readonly cause?: 'RECORDING_ADDED' | 'RECORDING_FORGOTTEN' | 'REVIEWED' | 'SETTLED' | null;
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly status: Status;
}

/** How the probability of a meaning came to be: drawn change by change, since changes come in bursts; times stand in the table. */
export function HistoryChart({
  versions,
  cut,
  name,
}: {
  /** The newest first. */
  readonly versions: readonly Version[];
  readonly cut: boolean;
  readonly name: string;
}) {
  const { t, i18n } = useTranslation();
  const moment = useMomentFormat({ dateStyle: 'medium', timeStyle: 'medium' });
  const date = useMomentFormat({ dateStyle: 'medium' });
  const steps = versions.toReversed();
  if (steps.length === 0) return <p className="quiet">{t('lexicon.noHistory')}</p>;
  const last = Math.max(1, steps.length - 1);
  const timeOf = ({ at }: Version) => (at ? moment.format(new Date(at)) : '');
  const day = (version: Version) => (version.at ? date.format(new Date(version.at)) : '');
  return (
    <div className="stack">
      <h4 className={styles.heading}>{t('lexicon.history')}</h4>
      <PlotFrame
        label={t('lexicon.historyOf', { name })}
        xName={t('lexicon.changes')}
        yName={t('lexicon.probability')}
        xTicks={[{ at: 0, text: day(steps[0]!) }, ...(steps.length > 1 ? [{ at: 1, text: day(steps.at(-1)!) }] : [])]}
        yTicks={[0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: percent(at, i18n.language) }))}
      >
        {({ x, y }) => (
          <>
            <polygon
              className={styles.band}
              points={[
                ...steps.map(({ high }, index) => `${x(index / last)},${y(high)}`),
                ...steps.map(({ low }, index) => `${x(index / last)},${y(low)}`).toReversed(),
              ].join(' ')}
            />
            <polyline
              className={styles.line}
              points={steps.map(({ probability }, index) => `${x(index / last)},${y(probability)}`).join(' ')}
            />
            {steps.map((step, index) => (
              <circle
                key={index}
                cx={x(index / last)}
                cy={y(step.probability)}
                r={steps.length > 40 ? 2 : 4}
                className={styles.point}
                data-status={step.status}
              />
            ))}
          </>
        )}
      </PlotFrame>
      <details>
        <summary>{t('parts.asTable')}</summary>
        <ScrollRegion label={t('lexicon.historyOf', { name })}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('lexicon.when')}</th>
                <th scope="col">{t('lexicon.cause')}</th>
                <th scope="col">{t('lexicon.probability')}</th>
                <th scope="col">{t('lexicon.interval')}</th>
                <th scope="col">{t('lexicon.status')}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version, index) => (
                <tr key={index}>
                  <td>{timeOf(version)}</td>
                  <td>{version.cause ? t(`lexicon.causes.${version.cause}`) : ''}</td>
                  <td>{percent(version.probability, i18n.language)}</td>
                  <td>
                    {percent(version.low, i18n.language)}–{percent(version.high, i18n.language)}
                  </td>
                  <td>{t(`lexicon.statuses.${version.status}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {cut && <p className="quiet">{t('lexicon.historyCut')}</p>}
      </details>
    </div>
  );
}

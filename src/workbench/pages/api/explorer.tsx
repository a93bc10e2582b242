// Before anything that makes an editor: where its workers come from.
import './editor-workers.ts';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
// Not graphiql/style.css, which has its fonts in it as `data:`, and the page's policy lets none of these in.
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import { useEffect, useRef } from 'react';
import { socket } from '../../api/client.ts';
import { useThemeChanges } from '../../parts/theme-colours.ts';
import { preferences } from '../../shell/preferences.ts';
import { plainTabs } from './plain-tabs.ts';
import { ShowExample, type ShownExample } from './show-example.tsx';

/** Not GraphiQL's own, which is a page of comments in a green that is hard to read by night. */
const firstQuery = '{\n  recordings(first: 3) {\n    totalCount\n  }\n}\n';

const fetcher = createGraphiQLFetcher({ url: '/graphql', wsClient: socket });

/** GraphiQL, in the light that the page is in, with the example that was chosen in it. */
export default function Explorer(shown: ShownExample) {
  useThemeChanges();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => plainTabs(place.current!), []);
  return (
    <div ref={place} style={{ height: '100%' }}>
      <GraphiQL
        fetcher={fetcher}
        forcedTheme={shownLight()}
        defaultQuery={firstQuery}
        isHeadersEditorEnabled={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <></>
        </GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, copy, merge }) => (
            <>
              {prettify}
              {merge}
              {copy}
              <ShowExample {...shown} />
            </>
          )}
        </GraphiQL.Toolbar>
      </GraphiQL>
    </div>
  );
}

/** Not `system`: by that GraphiQL's frame follows the system at once, and the editors in it do not. */
function shownLight(): 'light' | 'dark' {
  if (preferences.theme !== 'system') return preferences.theme;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

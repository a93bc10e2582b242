import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLocation, useSearch } from 'wouter';
import { ExampleTab } from './example-tab.tsx';
import { PatternTab } from './pattern-tab.tsx';
import { RespellingTab } from './respelling-tab.tsx';
import { SavedTab } from './saved-tab.tsx';
import { readSearchAddress, searchTabs, writeSearchAddress, type SearchAddress } from './search-address.ts';
import styles from './search.module.css';

const panels = { pattern: PatternTab, respelling: RespellingTab, example: ExampleTab, saved: SavedTab } as const;

/** What is looked for stands in the address, so that a search can be passed on. */
export default function SearchPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const address = readSearchAddress(new URLSearchParams(useSearch()));
  const go = (changes: Partial<SearchAddress>) => navigate(writeSearchAddress({ ...address, ...changes }));
  const Panel = panels[address.tab];
  return (
    <div className="stack">
      <h1>{t('search.title')}</h1>
      <Tabs
        className={styles.tabs}
        selectedKey={address.tab}
        keyboardActivation="manual"
        // What was looked for in one way means nothing in another; where it is looked for stays.
        onSelectionChange={(tab) => {
          if (tab !== address.tab) {
            navigate(writeSearchAddress({ tab: tab as SearchAddress['tab'], collection: address.collection }));
          }
        }}
      >
        <TabList aria-label={t('search.ways')}>
          {searchTabs.map((tab) => (
            <Tab key={tab} id={tab}>
              {t(`search.tabs.${tab}`)}
            </Tab>
          ))}
        </TabList>
        {searchTabs.map((tab) => (
          <TabPanel key={tab} id={tab} className="stack">
            {tab === address.tab && <Panel address={address} go={go} />}
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}

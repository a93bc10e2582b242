import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  kinds,
  noFilter,
  orders,
  statuses,
  type Kind,
  type LexiconFilter,
  type Order,
  type Status,
} from './lexicon-filter.ts';
import type { Lexicon } from '../../parts/use-lexicons.ts';
import styles from './lexicon.module.css';

/** Which lexicon, and what of it. */
export function FilterBar({
  lexicons,
  lexiconId,
  onLexicon,
  filter,
  onFilter,
}: {
  readonly lexicons: readonly Lexicon[];
  readonly lexiconId: string;
  readonly onLexicon: (id: string) => void;
  readonly filter: LexiconFilter;
  readonly onFilter: (filter: LexiconFilter) => void;
}) {
  const { t } = useTranslation();
  return (
    <section className="panel row" aria-label={t('lexicon.filters')}>
      <label>
        <span>{t('lexicon.lexicon')}</span>
        <select value={lexiconId} onChange={({ target }) => onLexicon(target.value)} className={styles.lexicon}>
          {lexicons.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('lexicon.order')}</span>
        <select value={filter.order} onChange={({ target }) => onFilter({ ...filter, order: target.value as Order })}>
          {orders.map((order) => (
            <option key={order} value={order}>
              {t(`lexicon.orders.${order}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('lexicon.status')}</span>
        <select
          value={filter.status ?? ''}
          onChange={({ target }) => onFilter({ ...filter, status: (target.value || undefined) as Status | undefined })}
        >
          <option value="">{t('lexicon.any')}</option>
          {statuses.map((status) => (
            <option key={status} value={status}>
              {t(`lexicon.statuses.${status}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('lexicon.kind')}</span>
        <select
          value={filter.kind ?? ''}
          onChange={({ target }) => onFilter({ ...filter, kind: (target.value || undefined) as Kind | undefined })}
        >
          <option value="">{t('lexicon.any')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`lexicon.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <Typed
        name={t('lexicon.label')}
        type="search"
        value={filter.label}
        onValue={(label) => onFilter({ ...filter, label })}
      />
      <Typed
        name={t('lexicon.leastProbability')}
        type="number"
        range={{ min: 0, max: 100, step: 5, unit: '%' }}
        value={String(Math.round(100 * filter.leastProbability))}
        onValue={(value) =>
          onFilter({ ...filter, leastProbability: Math.min(100, Math.max(0, Number(value) || 0)) / 100 })
        }
      />
      <Typed
        name={t('lexicon.leastTokens')}
        type="number"
        range={{ min: 1, max: 1_000_000, step: 1, unit: '×' }}
        value={String(filter.leastTokens)}
        onValue={(value) => onFilter({ ...filter, leastTokens: Math.max(1, Math.floor(Number(value)) || 1) })}
      />
      <button type="button" onClick={() => onFilter({ ...noFilter, order: filter.order })}>
        {t('lexicon.clear')}
      </button>
    </section>
  );
}

/** A field that waits for the end of typing before it says anything. */
function Typed({
  name,
  type,
  value,
  range,
  onValue,
}: {
  readonly name: string;
  readonly type: 'search' | 'number';
  readonly value: string;
  readonly range?: { readonly min: number; readonly max: number; readonly step: number; readonly unit: string };
  readonly onValue: (value: string) => void;
}) {
  const [text, setText] = useState(value);
  const [said, setSaid] = useState(value);
  // The address has changed by another way than this field.
  if (value !== said) {
    setSaid(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return undefined;
    const wait = setTimeout(() => onValue(text), 250);
    return () => clearTimeout(wait);
  }, [text, value, onValue]);
  return (
    <label>
      <span>
        {name}
        {range && <span className="quiet"> ({range.unit})</span>}
      </span>
      <input
        type={type}
        value={text}
        min={range?.min}
        max={range?.max}
        step={range?.step}
        className={type === 'number' ? styles.number : undefined}
        onChange={({ target }) => setText(target.value)}
      />
    </label>
  );
}

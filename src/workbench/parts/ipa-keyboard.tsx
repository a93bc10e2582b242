import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import {
  insertSymbol,
  movedPlace,
  searchChart,
  shownKey,
  type IpaKey,
  type IpaRow,
  type KeyPlace,
} from './ipa-chart.ts';
import styles from './ipa-keyboard.module.css';

interface Field {
  readonly field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A button that opens the IPA chart below it; what is chosen goes in where the cursor of the field is. */
export function IpaKeyboard({ field, value, onChange }: Field) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const close = () => {
    setOpen(false);
    field.current?.focus();
  };
  return (
    <>
      <div>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <span aria-hidden="true" className="ipa">
            ʃə
          </span>
          {t('ipa.keyboard')}
        </button>
      </div>
      {isOpen && <Chart id={id} field={field} value={value} onChange={onChange} onClose={close} />}
    </>
  );
}

function Chart({ id, field, value, onChange, onClose }: Field & { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState<KeyPlace>({ row: 0, column: 0 });
  const [hint, setHint] = useState<IpaKey>();
  const chart = useRef<HTMLDivElement>(null);
  const rows = searchChart(typed);
  const row = Math.min(place.row, rows.length - 1);
  const column = Math.min(place.column, (rows[row]?.keys.length ?? 0) - 1);

  function insert({ ipa }: IpaKey) {
    const input = field.current;
    const start = input?.selectionStart ?? value.length;
    const put = insertSymbol(value, ipa, start, input?.selectionEnd ?? start);
    onChange(put.text);
    // The cursor can be put there once the field has the text.
    requestAnimationFrame(() => input?.setSelectionRange(put.cursor, put.cursor));
  }

  function move(event: KeyboardEvent) {
    const to = movedPlace({ row, column }, event.key, rows);
    if (!to) return;
    event.preventDefault();
    setPlace(to);
    chart.current?.querySelector<HTMLElement>(`[data-place="${to.row}-${to.column}"]`)?.focus();
  }

  return (
    <div
      id={id}
      role="group"
      aria-label={t('ipa.keyboard')}
      className={styles.keyboard}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className="row">
        <label className="row">
          <span>{t('ipa.find')}</span>
          <input
            type="search"
            value={typed}
            placeholder={t('ipa.findExample')}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              const only = rows[0]?.keys[0];
              if (event.key !== 'Enter') return;
              // Enter puts in the first that is found, and does not send the form around it.
              event.preventDefault();
              if (typed.trim() !== '' && only) insert(only);
            }}
          />
        </label>
        <button type="button" onClick={onClose}>
          {t('ipa.close')}
        </button>
      </div>
      <p className={`${styles.hint} quiet`} aria-hidden="true">
        {hint ? `${shownKey(hint.ipa)} ${hint.name}` : t('ipa.hint')}
      </p>
      <div ref={chart} className={styles.chart} onKeyDown={move}>
        {rows.length === 0 && <p role="status">{t('ipa.none')}</p>}
        {sectionsOf(rows).map(([section, own]) => (
          <div key={section} role="group" aria-label={t(`ipa.sections.${section}`)} className={styles.section}>
            <span className={styles.name} aria-hidden="true">
              {t(`ipa.sections.${section}`)}
            </span>
            {own.map(({ place: at, row: { name, keys } }) => (
              <div key={at} className={styles.row}>
                <span className={styles.rowName} lang="en">
                  {name}
                </span>
                <div className={styles.keys}>
                  {keys.map((key, keyColumn) => (
                    <button
                      key={key.ipa}
                      type="button"
                      lang="en"
                      className="ipa"
                      aria-label={`${shownKey(key.ipa)} ${key.name}`}
                      title={key.name}
                      data-place={`${at}-${keyColumn}`}
                      tabIndex={at === row && keyColumn === column ? 0 : -1}
                      // So that the field keeps its cursor, and a phone its own keyboard.
                      onPointerDown={(event) => event.preventDefault()}
                      onMouseDown={(event) => event.preventDefault()}
                      onFocus={() => {
                        setPlace({ row: at, column: keyColumn });
                        setHint(key);
                      }}
                      onPointerEnter={() => setHint(key)}
                      onClick={() => insert(key)}
                    >
                      {shownKey(key.ipa)}
                    </button>
                  ))}
                </div>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Rows by section, each with its place in all. */
function sectionsOf(rows: readonly IpaRow[]) {
  const sections = new Map<IpaRow['section'], { place: number; row: IpaRow }[]>();
  rows.forEach((row, place) => {
    const own = sections.get(row.section) ?? [];
    own.push({ place, row });
    sections.set(row.section, own);
  });
  return [...sections];
}

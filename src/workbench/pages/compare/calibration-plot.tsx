import { useTranslation } from 'react-i18next';
import { percent } from '../../parts/percent.ts';
import { PlotFrame } from '../../parts/plots/plot-frame.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { calibrationBins, calibrationError, type Judged } from './calibration.ts';
import styles from './compare.module.css';

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** What was said with a probability beside what people confirmed of it: on the diagonal it is to be believed. */
export function CalibrationPlot({ judged, name }: { readonly judged: readonly Judged[]; readonly name: string }) {
  const { t, i18n } = useTranslation();
  const bins = calibrationBins(judged);
  const most = Math.max(...bins.map(({ count }) => count));
  const named = ticks.map((at) => ({ at, text: percent(at, i18n.language) }));
  return (
    <>
      <PlotFrame
        label={t('compare.calibrationOf', { name })}
        xName={t('compare.said')}
        yName={t('compare.shareConfirmed')}
        xTicks={named}
        yTicks={named}
      >
        {({ x, y }) => (
          <>
            <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className={styles.diagonal} />
            {bins.map(({ from, meanProbability, share, low, high, count }) => (
              <g key={from}>
                <line
                  x1={x(meanProbability)}
                  x2={x(meanProbability)}
                  y1={y(low)}
                  y2={y(high)}
                  className={styles.range}
                />
                <circle
                  cx={x(meanProbability)}
                  cy={y(share)}
                  r={4 + 6 * Math.sqrt(count / most)}
                  className={styles.point}
                />
              </g>
            ))}
          </>
        )}
      </PlotFrame>
      <p>
        {t('compare.calibrationError', { count: judged.length, error: percent(calibrationError(bins), i18n.language) })}
      </p>
      <details>
        <summary>{t('parts.asTable')}</summary>
        <ScrollRegion label={t('compare.calibrationOf', { name })}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('compare.said')}</th>
                <th scope="col">{t('compare.judgedCount')}</th>
                <th scope="col">{t('compare.confirmed')}</th>
                <th scope="col">{t('compare.shareConfirmed')}</th>
                <th scope="col">{t('lexicon.interval')}</th>
              </tr>
            </thead>
            <tbody>
              {bins.map((bin) => (
                <tr key={bin.from}>
                  <th scope="row">
                    {percent(bin.from, i18n.language)} – {percent(bin.to, i18n.language)}
                  </th>
                  <td>{bin.count}</td>
                  <td>{bin.confirmed}</td>
                  <td>{percent(bin.share, i18n.language)}</td>
                  <td>
                    {percent(bin.low, i18n.language)} – {percent(bin.high, i18n.language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </>
  );
}

import type { ReactNode } from 'react';
import styles from './plots.module.css';

const [width, height] = [480, 260];
const margin = { left: 52, right: 14, top: 12, bottom: 44 };

export interface Tick {
  /** 0 to 1 along the axis. */
  readonly at: number;
  readonly text: string;
}

/** The place of a point in the drawing, both in 0 to 1 with y upwards. */
export interface Scale {
  readonly x: (share: number) => number;
  readonly y: (share: number) => number;
}

const scale: Scale = {
  x: (share) => margin.left + share * (width - margin.left - margin.right),
  y: (share) => height - margin.bottom - share * (height - margin.top - margin.bottom),
};

/** Axes and their names around a drawing. What it shows stands in a table beside it, for those who do not see it. */
export function PlotFrame({
  label,
  xName,
  yName,
  xTicks,
  yTicks,
  children,
}: {
  readonly label: string;
  readonly xName: string;
  readonly yName: string;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly children: (scale: Scale) => ReactNode;
}) {
  const { x, y } = scale;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={styles.plot}>
      {yTicks.map(({ at, text }) => (
        <g key={`y${at}`}>
          <line x1={x(0)} x2={x(1)} y1={y(at)} y2={y(at)} className={styles.grid} />
          <text x={x(0) - 6} y={y(at) + 4} textAnchor="end" className={styles.tick}>
            {text}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, text }) => (
        <text
          key={`x${at}`}
          x={x(at)}
          y={y(0) + 16}
          textAnchor={at === 0 ? 'start' : at === 1 ? 'end' : 'middle'}
          className={styles.tick}
        >
          {text}
        </text>
      ))}
      <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(0)} className={styles.axis} />
      <line x1={x(0)} x2={x(0)} y1={y(0)} y2={y(1)} className={styles.axis} />
      <text x={x(0.5)} y={height - 6} textAnchor="middle" className={styles.name}>
        {xName}
      </text>
      <text transform={`translate(12 ${y(0.5)}) rotate(-90)`} textAnchor="middle" className={styles.name}>
        {yName}
      </text>
      {children(scale)}
    </svg>
  );
}

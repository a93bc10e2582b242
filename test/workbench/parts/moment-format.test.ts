import { afterEach, expect, test, vi } from 'vitest';
import { momentFormat } from '../../../src/workbench/parts/use-moment-format.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a date is written as the language has it', () => {
  const day = new Date(2026, 10, 24, 9, 5);
  expect(momentFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(day)).toBe('24 Nov 2026, 09:05');
});

test('a language without names of months gets a date of digits', () => {
  /** As Chromium is in Kazakh. */
  class WithoutNames {
    constructor(
      _language: string,
      private readonly asked: Intl.DateTimeFormatOptions,
    ) {}

    format(): string {
      if (this.asked.dateStyle) return '2026 M11 24';
      return this.asked.hour === undefined ? '2026-11-24' : '2026-11-24 09:05';
    }
  }
  vi.stubGlobal('Intl', { ...Intl, DateTimeFormat: WithoutNames });
  expect(momentFormat('kk', { dateStyle: 'medium' }).format(0)).toBe('2026-11-24');
  expect(momentFormat('kk', { dateStyle: 'medium', timeStyle: 'short' }).format(0)).toBe('2026-11-24 09:05');
});

import { expect } from 'vitest';
import type { Page } from 'playwright-core';

const mostSteps = 150;

/** Presses Tab until what is in focus fits the selector, as somebody without a mouse does. */
export async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < mostSteps; step++) {
    await page.keyboard.press(key);
    if (await hasFocus(page, selector)) return;
  }
  throw new Error(`${mostSteps} times ${key} do not lead to ${selector}`);
}

export async function hasFocus(page: Page, selector: string): Promise<boolean> {
  return await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`);
}

/** In the place of what is in the field that has the focus. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type(text);
}

/** The name of what is in focus is there, for whoever hears the page instead of seeing it. */
export async function expectNamedFocus(page: Page): Promise<void> {
  const named = `(() => {
    const { activeElement: element } = document;
    return Boolean(element.getAttribute('aria-label') || element.labels?.length || element.textContent.trim());
  })()`;
  expect(await page.evaluate<boolean>(named)).toBe(true);
}

export const statuses = ['HYPOTHESIS', 'CONFIRMED', 'REJECTED'] as const;
export type Status = (typeof statuses)[number];

export const kinds = [
  'OBJECT',
  'UNNAMED',
  'ACTION',
  'SCENE',
  'COLOUR',
  'SIZE',
  'NUMBER',
  'SPATIAL_RELATION',
  'EXPRESSION',
  'GESTURE',
] as const;
export type Kind = (typeof kinds)[number];

export const orders = ['probable', 'heard'] as const;
export type Order = (typeof orders)[number];

/** What of a lexicon is shown. It lives in the address, so that what one sees can be sent to somebody. */
export interface LexiconFilter {
  readonly status?: Status;
  readonly kind?: Kind;
  /** Text that the concept's name holds. */
  readonly label: string;
  /** 0 to 1 */
  readonly leastProbability: number;
  readonly leastTokens: number;
  readonly order: Order;
}

export const noFilter: LexiconFilter = { label: '', leastProbability: 0, leastTokens: 1, order: 'probable' };

/** What an address says; what makes no sense in it is passed over. */
export function filterOf(address: URLSearchParams): LexiconFilter {
  const status = oneOf(statuses, address.get('status'));
  const kind = oneOf(kinds, address.get('kind'));
  const tokens = Math.floor(Number(address.get('tokens') ?? 1));
  return {
    ...(status && { status }),
    ...(kind && { kind }),
    label: address.get('label') ?? '',
    leastProbability: Math.min(1, Math.max(0, Number(address.get('probability') ?? 0) || 0)),
    leastTokens: Math.max(1, tokens || 1),
    order: oneOf(orders, address.get('order')) ?? 'probable',
  };
}

/** The address with a filter, other things in it left as they are. */
export function withFilter(address: URLSearchParams, filter: LexiconFilter): URLSearchParams {
  const next = new URLSearchParams(address);
  const said: Record<string, string | undefined> = {
    status: filter.status,
    kind: filter.kind,
    label: filter.label || undefined,
    probability: filter.leastProbability > 0 ? String(filter.leastProbability) : undefined,
    tokens: filter.leastTokens > 1 ? String(filter.leastTokens) : undefined,
    order: filter.order === 'probable' ? undefined : filter.order,
  };
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** Whether it asks something of the meanings, so that a form without any is out. */
export function asksForMeaning({ status, kind, label, leastProbability }: LexiconFilter): boolean {
  return status !== undefined || kind !== undefined || label !== '' || leastProbability > 0;
}

function oneOf<Value extends string>(values: readonly Value[], value: string | null): Value | undefined {
  return values.find((each) => each === value);
}

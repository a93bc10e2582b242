/** What the benchmark's processes say to each other. */

export interface ClientPlan {
  readonly urls: readonly string[];
  /** Subscribers of this process, spread over the servers in turn. */
  readonly subscribers: number;
  /** Of them so many by server-sent events. */
  readonly bySse: number;
  /** Of them so many with a filter: subscriber i follows form i mod `forms`. */
  readonly filtered: number;
  readonly forms: number;
  /** Subscribers with an even number go on from here; the others ask where the log ends. Empty where there is no log. */
  readonly after: string;
  /** Connections to cut every second. */
  readonly cutsPerSecond: number;
}

/** A change that was written. */
export interface Written {
  readonly position: number;
  readonly form: number;
}

export interface ClientReport {
  readonly deliveries: number;
  readonly missed: number;
  readonly outOfOrder: number;
  /** Got a second time, with the cursor of the first. */
  readonly duplicates: number;
  readonly reconnects: number;
  readonly refusals: readonly string[];
  /** Deliveries by latency in whole milliseconds; the last holds all above. */
  readonly byLatencyMs: readonly number[];
  readonly cpuSeconds: number;
}

export type ToClient =
  { readonly do: 'begin'; readonly plan: ClientPlan } | { readonly do: 'report'; readonly written: readonly Written[] };
export type FromClient =
  | { readonly is: 'subscribed' }
  | { readonly is: 'received'; readonly least: number }
  | { readonly is: 'report'; readonly report: ClientReport };

export const formId = (form: number): string => `form_${form}`;

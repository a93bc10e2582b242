/** Thousands of subscribers in one process; started by `benchmark/subscribers.ts`. */
import type { ClientPlan, ClientReport, FromClient, ToClient, Written } from './messages.ts';
import { formId } from './messages.ts';
import { RawSubscriber } from './raw-subscriber.ts';

const query = `subscription ($after: String, $formId: ID) {
  mappingChanged(after: $after, formId: $formId) { cursor at mappingId formId conceptId formerProbability probability status }
}`;

const byLatencyMs = new Array<number>(60_001).fill(0);
const refusals = new Map<string, number>();
/** What each cursor stands for; thousands of subscribers see the same. */
const events = new Map<string, { readonly position: number; readonly atMs: number }>();
const followers: Follower[] = [];
let reconnects = 0;
let opened = 0;

class Follower {
  readonly form: number | undefined;
  readonly positions: number[] = [];
  private cursor: string | undefined;
  private subscriber: RawSubscriber | undefined;
  private tries = 0;

  constructor(
    readonly number: number,
    private readonly plan: ClientPlan,
  ) {
    // Filters and transports cross, so that each kind has some of the other.
    this.form =
      number % Math.round(plan.subscribers / Math.max(1, plan.filtered)) === 1 ? number % plan.forms : undefined;
    if (number % 2 === 0 && plan.after !== '') this.cursor = plan.after;
  }

  /** As a client begins that is to miss nothing: where the log ends, then (were there any) what it follows, then this. */
  async begin(): Promise<void> {
    const { urls, after } = this.plan;
    if (after !== '') this.cursor ??= await latestCursor(urls[this.number % urls.length]!);
    this.open();
  }

  private open(): void {
    const { plan, number } = this;
    const everySse = Math.round(plan.subscribers / Math.max(1, plan.bySse));
    this.subscriber = new RawSubscriber({
      url: new URL(plan.urls[(number + this.tries) % plan.urls.length]!),
      transport: plan.bySse > 0 && number % everySse === 0 ? 'sse' : 'websocket',
      query,
      variables: {
        ...(this.cursor !== undefined && { after: this.cursor }),
        ...(this.form !== undefined && { formId: formId(this.form) }),
      },
      onOpen: () => {
        opened += 1;
      },
      onEvent: (bytes) => this.take(bytes),
      onRefusal: (text) => refusals.set(text.slice(0, 200), (refusals.get(text.slice(0, 200)) ?? 0) + 1),
      onClose: () => {
        this.tries += 1;
        reconnects += 1;
        setTimeout(() => this.open(), 50 + Math.random() * 450);
      },
    });
  }

  cut(): void {
    this.subscriber?.cut();
  }

  private take(bytes: Buffer): void {
    const from = bytes.indexOf('"cursor":"') + 10;
    const cursor = bytes.toString('latin1', from, bytes.indexOf(0x22, from));
    let event = events.get(cursor);
    if (event === undefined) {
      const at = bytes.indexOf('"at":"') + 6;
      const position = (JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[])[2] as number;
      events.set(
        cursor,
        (event = { position, atMs: Date.parse(bytes.toString('latin1', at, bytes.indexOf(0x22, at))) }),
      );
    }
    byLatencyMs[Math.min(byLatencyMs.length - 1, Math.max(0, Date.now() - event.atMs))]! += 1;
    this.cursor = cursor;
    this.positions.push(event.position);
  }
}

async function latestCursor(url: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"query":"{ latestCursor }"}',
  });
  return ((await response.json()) as { data: { latestCursor: string } }).data.latestCursor;
}

async function begin(plan: ClientPlan): Promise<void> {
  for (let number = 0; number < plan.subscribers; number++) {
    const follower = new Follower(number, plan);
    followers.push(follower);
    void follower.begin();
    // As a crowd comes, not as one packet.
    while (followers.length - opened > 100) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  while (opened < plan.subscribers) await new Promise((resolve) => setTimeout(resolve, 20));
  tell({ is: 'subscribed' });
  if (plan.cutsPerSecond > 0) {
    setInterval(
      () => followers[Math.floor(Math.random() * followers.length)]!.cut(),
      1000 / plan.cutsPerSecond,
    ).unref();
  }
  setInterval(() => {
    const least = followers.reduce(
      (sum, { form, positions }) => Math.min(sum, form === undefined ? positions.length : sum),
      Infinity,
    );
    tell({ is: 'received', least });
  }, 500).unref();
}

function report(written: readonly Written[]): ClientReport {
  let [missed, outOfOrder, duplicates, deliveries] = [0, 0, 0, 0];
  for (const { form, positions } of followers) {
    const got = new Set<number>();
    let last = 0;
    for (const position of positions) {
      if (got.has(position)) duplicates += 1;
      else if (position < last) outOfOrder += 1;
      got.add(position);
      last = Math.max(last, position);
    }
    deliveries += positions.length;
    for (const change of written) {
      if ((form === undefined || change.form === form) && !got.has(change.position)) missed += 1;
    }
  }
  const { user, system } = process.cpuUsage();
  return {
    deliveries,
    missed,
    outOfOrder,
    duplicates,
    reconnects,
    refusals: [...refusals].map(([text, count]) => `${count} × ${text}`),
    byLatencyMs,
    cpuSeconds: (user + system) / 1e6,
  };
}

function tell(message: FromClient): void {
  process.send!(message);
}

process.on('message', (message: ToClient) => {
  if (message.do === 'begin') void begin(message.plan);
  else tell({ is: 'report', report: report(message.written) });
});
process.on('disconnect', () => process.exit());

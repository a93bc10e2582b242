import { isIP } from 'node:net';
import { availableParallelism, homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ParameterError } from './errors.ts';

/** The one typed reading of the environment. Every variable is described in `.env.example`. */
export interface Config {
  /** TCP port; 0 lets the system choose. */
  readonly port: number;
  /** Address to listen on. Loopback unless said. */
  readonly host: string;
  /** LOCAL: who comes without a credential is the owner. REQUIRED: they are nobody. */
  readonly access: AccessMode;
  /** In `local` mode, whoever reaches another address than the loopback one is the owner too. */
  readonly trustsNetwork: boolean;
  /** Where people find the server, without a slash at the end; for the way back from signing in elsewhere. */
  readonly publicUrl?: string;
  readonly oidc?: OidcConfig;
  /** How long somebody stays signed in. */
  readonly sessionMs: number;
  /** How long the audit log is kept. */
  readonly auditRetentionMs: number;
  /** Folder of the store and the media, absolute. */
  readonly dataFolder: string;
  /** Absent: the program starts its own store in `dataFolder`. */
  readonly neo4j?: Neo4jConfig;
  /** Reserved for jobs and subscriptions over several processes; nothing reads it yet. */
  readonly redisUrl?: string;
  readonly logLevel: LogLevel;
  readonly maxUploadBytes: number;
  readonly maxConcurrentUploads: number;
  readonly queryTimeoutMs: number;
  /** WebSockets at once, and as many event streams. */
  readonly maxSubscribers: number;
  /** Addresses that webhooks may be sent to though they are not public. */
  readonly webhookAddresses: readonly string[];
  /** How long a webhook may fail before it is disabled. */
  readonly webhookGiveUpMs: number;
  /** The pretrained model that writes transcripts, below the absolute `folder`; absent, none does. */
  readonly transcriber?: { readonly name: string; readonly folder: string };
  /** Models that are off by default and are switched on, by name. */
  readonly optInModels: readonly string[];
  /** Nobody's face is looked at, whatever collections say. */
  readonly facesOff: boolean;
  /** Folder, or address of one, from which models are fetched instead of from their makers. */
  readonly modelMirror?: string;
  /** See `PHONOGRAPH_WORKERS` in `.env.example`. */
  readonly workers: number;
  /** How long changes are kept for subscribers that come back with a cursor. */
  readonly changeRetentionMs: number;
  /** How long uploaded bytes wait to be put in. */
  readonly uploadRetentionMs: number;
  /** Introspection, suggestions and messages of unexpected errors are off. */
  readonly production: boolean;
  /** Names beside the loopback ones that a request may carry in its Host header; `*` lets every name pass. */
  readonly allowedHosts: readonly string[];
  /** Origins whose pages may call the API (CORS), such as `https://lab.example.org`; none unless said. */
  readonly allowedOrigins: readonly string[];
}

export interface Neo4jConfig {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Absent: the user's home database. */
  readonly database?: string;
}

export const accessModes = ['local', 'required'] as const;
export type AccessMode = (typeof accessModes)[number];

/** Whom to ask who somebody is, by OpenID Connect. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent: a public client. */
  readonly clientSecret?: string;
  /** What tokens must be for. */
  readonly audience: string;
  /** Whoever has this value in this claim is an administrator. Absent: the issuer does not say who is. */
  readonly adminClaim?: { readonly name: string; readonly value: string };
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A variable of the environment that cannot be used. */
export class ConfigError extends ParameterError {
  override readonly code = 'BAD_CONFIG';
  constructor(
    readonly variable: string,
    readonly value: string,
    readonly allowed: string,
  ) {
    super(`${variable} is ${JSON.stringify(value)}; it must be ${allowed}`);
  }
}

const hourMs = 3_600_000;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * @param environment variables; an empty one counts as absent
 * @throws {ConfigError} naming the variable, its value and what is allowed
 */
export function readConfig(environment: Environment = process.env): Config {
  const neo4j = neo4jOf(environment);
  const redisUrl = textOf(environment, 'REDIS_URL');
  const dataFolder = resolve(textOf(environment, 'PHONOGRAPH_DATA') ?? '.phonograph');
  const transcriber = transcriberOf(environment, dataFolder);
  const modelMirror = textOf(environment, 'PHONOGRAPH_MODEL_MIRROR');
  const publicUrl = textOf(environment, 'PHONOGRAPH_PUBLIC_URL');
  const oidc = oidcOf(environment);
  return Object.freeze({
    port: integerOf(environment, 'PORT', 4000, 0, 65535),
    host: textOf(environment, 'HOST') ?? '127.0.0.1',
    access: oneOf(environment, 'PHONOGRAPH_ACCESS', accessModes, 'local'),
    trustsNetwork: oneOf(environment, 'PHONOGRAPH_TRUST_NETWORK', ['on', 'off'], 'off') === 'on',
    ...(publicUrl !== undefined && { publicUrl: webAddress('PHONOGRAPH_PUBLIC_URL', publicUrl) }),
    ...(oidc && { oidc }),
    sessionMs: hourMs * integerOf(environment, 'PHONOGRAPH_SESSION_HOURS', 12, 1, 8_760),
    auditRetentionMs: 24 * hourMs * integerOf(environment, 'PHONOGRAPH_AUDIT_RETENTION_DAYS', 365, 1, 36_500),
    dataFolder,
    ...(neo4j && { neo4j }),
    ...(redisUrl !== undefined && { redisUrl }),
    logLevel: oneOf(environment, 'LOG_LEVEL', logLevels, 'info'),
    maxUploadBytes: integerOf(environment, 'PHONOGRAPH_MAX_UPLOAD_BYTES', 8 * 2 ** 30, 1, Number.MAX_SAFE_INTEGER),
    maxConcurrentUploads: integerOf(environment, 'PHONOGRAPH_MAX_CONCURRENT_UPLOADS', 4, 1, 1000),
    queryTimeoutMs: integerOf(environment, 'PHONOGRAPH_QUERY_TIMEOUT_MS', 30_000, 100, 3_600_000),
    maxSubscribers: integerOf(environment, 'PHONOGRAPH_MAX_SUBSCRIBERS', 10_000, 1, 1_000_000),
    webhookAddresses: listOf(environment, 'PHONOGRAPH_WEBHOOK_ADDRESSES').map((address) => addressOf(address)),
    webhookGiveUpMs: hourMs * integerOf(environment, 'PHONOGRAPH_WEBHOOK_GIVE_UP_HOURS', 3 * 24, 1, 8_760),
    ...(transcriber && { transcriber }),
    optInModels: optInModels(environment),
    facesOff: oneOf(environment, 'PHONOGRAPH_FACES', ['on', 'off'], 'on') === 'off',
    ...(modelMirror !== undefined && { modelMirror }),
    workers: integerOf(environment, 'PHONOGRAPH_WORKERS', availableParallelism(), 1, 256),
    changeRetentionMs: hourMs * integerOf(environment, 'PHONOGRAPH_CHANGE_RETENTION_HOURS', 7 * 24, 1, 87_600),
    uploadRetentionMs: hourMs * integerOf(environment, 'PHONOGRAPH_UPLOAD_RETENTION_HOURS', 24, 1, 87_600),
    production: oneOf(environment, 'NODE_ENV', ['production', 'development', 'test'], 'development') === 'production',
    allowedHosts: listOf(environment, 'PHONOGRAPH_ALLOWED_HOSTS').map((host) => hostName(host)),
    allowedOrigins: listOf(environment, 'PHONOGRAPH_ALLOWED_ORIGINS').map((origin) => originOf(origin)),
  });
}

function transcriberOf(environment: Environment, dataFolder: string): Config['transcriber'] {
  const name = textOf(environment, 'PHONOGRAPH_TRANSCRIBER');
  if (name === undefined) return undefined;
  if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)?$/.test(name)) {
    throw new ConfigError(
      'PHONOGRAPH_TRANSCRIBER',
      name,
      'the name of a model, such as Xenova/whisper-tiny, below PHONOGRAPH_PRETRAINED',
    );
  }
  return { name, folder: resolve(textOf(environment, 'PHONOGRAPH_PRETRAINED') ?? join(dataFolder, 'pretrained')) };
}

function textOf(environment: Environment, variable: string): string | undefined {
  const value = environment[variable]?.trim();
  return value === '' ? undefined : value;
}

function integerOf(environment: Environment, variable: string, otherwise: number, min: number, max: number): number {
  const text = textOf(environment, variable);
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= min && value <= max)) throw new ConfigError(variable, text, `a whole number from ${min} to ${max}`);
  return value;
}

function oneOf<const Choice extends string>(
  environment: Environment,
  variable: string,
  choices: readonly Choice[],
  otherwise: NoInfer<Choice>,
): Choice {
  const text = textOf(environment, variable);
  if (text === undefined) return otherwise;
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new ConfigError(variable, text, `one of ${choices.join(', ')}`);
  return choice;
}

function listOf(environment: Environment, variable: string): string[] {
  return (textOf(environment, variable) ?? '').split(',').flatMap((each) => each.trim() || []);
}

function hostName(text: string): string {
  const host = text.toLowerCase();
  if (host === '*' || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host) || /^\[[0-9a-f:.]+\]$/.test(host)) return host;
  throw new ConfigError('PHONOGRAPH_ALLOWED_HOSTS', text, 'names without scheme or port, parted by commas, or *');
}

function addressOf(text: string): string {
  if (isIP(text) !== 0) return text;
  throw new ConfigError('PHONOGRAPH_WEBHOOK_ADDRESSES', text, 'IP addresses such as 127.0.0.1, parted by commas');
}

function originOf(text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin !== 'null' && origin === text.replace(/\/$/, '').toLowerCase()) return origin;
  throw new ConfigError(
    'PHONOGRAPH_ALLOWED_ORIGINS',
    text,
    'origins such as https://lab.example.org, without a path, parted by commas',
  );
}

function oidcOf(environment: Environment): OidcConfig | undefined {
  const issuer = textOf(environment, 'PHONOGRAPH_OIDC_ISSUER');
  if (issuer === undefined) return undefined;
  const clientId = textOf(environment, 'PHONOGRAPH_OIDC_CLIENT_ID');
  if (clientId === undefined)
    throw new ConfigError('PHONOGRAPH_OIDC_CLIENT_ID', '', 'what the issuer calls this server');
  const clientSecret = textOf(environment, 'PHONOGRAPH_OIDC_CLIENT_SECRET');
  const claim = textOf(environment, 'PHONOGRAPH_OIDC_ADMIN_CLAIM');
  const [, name, value] = /^([^=]+)=(.+)$/.exec(claim ?? '') ?? [];
  if (claim !== undefined && (name === undefined || value === undefined)) {
    throw new ConfigError('PHONOGRAPH_OIDC_ADMIN_CLAIM', claim, 'a claim and its value, such as groups=admins');
  }
  return {
    // Some issuers end with a slash, and it is part of their name.
    issuer: webAddress('PHONOGRAPH_OIDC_ISSUER', issuer) && issuer,
    clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    audience: textOf(environment, 'PHONOGRAPH_OIDC_AUDIENCE') ?? clientId,
    ...(name !== undefined && value !== undefined && { adminClaim: { name, value } }),
  };
}

/** Secrets travel to it: https, or this machine. @returns it without a slash at the end */
function webAddress(variable: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) {
    return text.replace(/\/$/, '');
  }
  throw new ConfigError(variable, text, 'an address that begins with https://, or with http:// on this machine');
}

/** Settings that do not go together. */
export class AccessConfigError extends ParameterError {
  override readonly code = 'BAD_CONFIG';
}

/**
 * In `local` mode whoever reaches the server is its owner: it listens on this machine alone, or where somebody said that
 * all who reach it may.
 * @throws {AccessConfigError}
 */
export function checkReach({ access, host, trustsNetwork }: Pick<Config, 'access' | 'host' | 'trustsNetwork'>): void {
  if (access === 'required' || trustsNetwork || isLoopback(host)) return;
  throw new AccessConfigError(
    `HOST is ${JSON.stringify(host)}, where others reach this server, and without sign-in each of them would own everything; ` +
      'set PHONOGRAPH_ACCESS=required, or HOST=127.0.0.1, or PHONOGRAPH_TRUST_NETWORK=on where something in front lets only the right people through',
  );
}

/** Whether an address to listen on, or the name of a server, is this machine alone. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host.toLowerCase()) || /^127(\.\d{1,3}){3}$/.test(host);
}

const neo4jSchemes = ['neo4j:', 'neo4j+s:', 'neo4j+ssc:', 'bolt:', 'bolt+s:', 'bolt+ssc:'];

function neo4jOf(environment: Environment): Neo4jConfig | undefined {
  const uri = textOf(environment, 'NEO4J_URI');
  if (uri === undefined) return undefined;
  const protocol = URL.canParse(uri) ? new URL(uri).protocol : '';
  if (!neo4jSchemes.includes(protocol)) {
    throw new ConfigError('NEO4J_URI', uri, `a URI of ${neo4jSchemes.join(', ')} such as neo4j://localhost:7687`);
  }
  const database = textOf(environment, 'NEO4J_DATABASE');
  return {
    uri,
    user: textOf(environment, 'NEO4J_USER') ?? 'neo4j',
    password: environment['NEO4J_PASSWORD'] ?? '',
    ...(database !== undefined && { database }),
  };
}

/** Models that are off by default and are switched on, by name; known without reading what may be wrong. */
export function optInModels(environment: Environment = process.env): readonly string[] {
  return listOf(environment, 'PHONOGRAPH_OPT_IN_MODELS');
}

/** What is kept for all graphs of this machine and can be made or fetched again: `PHONOGRAPH_CACHE`, else the user's cache folder. */
export function cacheFolder(environment: Environment = process.env): string {
  const { PHONOGRAPH_CACHE, XDG_CACHE_HOME } = environment;
  if (PHONOGRAPH_CACHE) return resolve(PHONOGRAPH_CACHE);
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'phonograph');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'phonograph');
}

/** Where models that are fetched on request are kept: `PHONOGRAPH_PRETRAINED`, else a folder of the cache. */
export function fetchedModelsFolder(environment: Environment = process.env): string {
  return resolve(textOf(environment, 'PHONOGRAPH_PRETRAINED') ?? join(cacheFolder(environment), 'models'));
}

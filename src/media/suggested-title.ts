const LONGEST = 200;

/** A title for a fetched recording: the name that the server gives it, else the end of its path, else the host. */
export function suggestedTitle(url: URL, disposition: string | string[] | undefined): string {
  const header = Array.isArray(disposition) ? disposition[0] : disposition;
  const extended = /(?:^|;)\s*filename\*\s*=\s*utf-8'[^']*'([^;]+)/i.exec(header ?? '')?.[1];
  const quoted = /(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header ?? '')?.[1]?.replace(/\\(.)/g, '$1');
  const bare = /(?:^|;)\s*filename\s*=\s*([^";\s]+)/i.exec(header ?? '')?.[1];
  const named = extended === undefined ? (quoted ?? bare) : decoded(extended);
  const lastOfPath = decoded(url.pathname.split('/').at(-1) ?? '');
  return clean(named ?? '') || clean(lastOfPath) || url.hostname;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** One line without folders, whatever the server made up. */
function clean(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return base.replace(/\p{C}/gu, '').trim().slice(0, LONGEST);
}

import { hostname } from 'node:os';

/** Who made a file: this machine and this process, fit for a part of a file's name. */
export function ownerTag(): string {
  return `${hostname().replace(/[^A-Za-z0-9-]/g, '-')}.${process.pid}`;
}

/** Whether the owner is known to be gone; one on another machine, or whose number was given anew, is not. */
export function isOwnerGone(tag: string): boolean {
  const [, host, pid] = /^(.*)\.(\d+)$/.exec(tag) ?? [];
  if (host === undefined || `${host}.${process.pid}` !== ownerTag()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

import { connect, type Socket } from 'node:net';
import type { StoreAddress } from './store-folder.ts';

/**
 * One program's hold on a running store. The launcher counts these; the operating system closes the socket however the
 * program ends, so that a killed program counts as gone.
 */
export class ControlConnection {
  private closing = false;

  private constructor(
    private readonly socket: Socket,
    readonly boltPort: number,
  ) {
    // Holding the store must not keep a program alive that has nothing else to do.
    socket.unref();
    socket.on('error', () => undefined); // 'close' follows
  }

  /** @returns undefined when nobody serves there, or the one who does is about to stop or belongs to another store */
  static async open(address: StoreAddress, token: string, timeoutMs = 3000): Promise<ControlConnection | undefined> {
    const socket = connect({ host: '127.0.0.1', port: address.controlPort });
    const boltPort = await new Promise<number | undefined>((resolve) => {
      let answer = '';
      socket.setTimeout(timeoutMs, () => resolve(undefined));
      socket.on('error', () => resolve(undefined));
      socket.on('close', () => resolve(undefined));
      socket.on('connect', () => socket.write(`${token}\n`));
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        const ready = /^ready (\d+)\n/.exec(answer);
        if (ready !== null) resolve(Number(ready[1]));
        else if (answer.length > 64) resolve(undefined);
      });
    });
    socket.removeAllListeners();
    socket.setTimeout(0);
    if (boltPort !== undefined) return new ControlConnection(socket.resume(), boltPort);
    socket.on('error', () => undefined);
    socket.destroy();
    return undefined;
  }

  /** Called once when the store goes away without having been let go. */
  onLost(listener: () => void): void {
    this.socket.once('close', () => {
      if (!this.closing) listener();
    });
  }

  close(): void {
    this.closing = true;
    this.socket.destroy();
  }
}

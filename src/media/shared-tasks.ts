import { SharedTask } from './shared-task.ts';

/** Pieces of work that several wait for, by their names. */
export class SharedTasks<T> {
  private readonly tasks = new Map<string, SharedTask<T>>();

  /** How many are on their way. */
  get size(): number {
    return this.tasks.size;
  }

  /** The one of this name that is on its way and not given up, if there is one. */
  get(name: string): SharedTask<T> | undefined {
    const task = this.tasks.get(name);
    return task?.isGivenUp === true ? undefined : task;
  }

  /** @param work begun where it is not on its way; told by its signal when nobody waits any longer */
  do(name: string, work: (givenUp: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    let task = this.get(name);
    if (task === undefined) {
      const started: SharedTask<T> = new SharedTask(async (givenUp) => {
        try {
          return await work(givenUp);
        } finally {
          if (this.tasks.get(name) === started) this.tasks.delete(name);
        }
      });
      task = started;
      this.tasks.set(name, task);
    }
    return task.wait(signal);
  }
}

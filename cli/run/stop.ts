export type StopReason = 'interrupt' | 'timeout' | 'change';

/** A wish to end a run, which may come before there is one. The first reason stays. */
export class Stop {
  #reason: StopReason | null = null;
  readonly #asked = new AbortController();

  get reason(): StopReason | null {
    return this.#reason;
  }

  /** Aborts when somebody asks. */
  get signal(): AbortSignal {
    return this.#asked.signal;
  }

  ask(reason: StopReason): void {
    this.#reason ??= reason;
    this.#asked.abort();
  }
}

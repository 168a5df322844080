import { Transform, type TransformCallback } from 'node:stream';

/**
 * The body of a page that React writes into. React writes pieces of 2 KB, each of which would go all the
 * way to the socket by itself; they leave together when it says that what is drawn so far should leave.
 */
export class PageBody extends Transform {
  #pieces: Buffer[] = [];

  override _transform(piece: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#pieces.push(piece);
    done();
  }

  /** Called by React whenever it pauses. */
  flush(): void {
    if (this.#pieces.length > 0) this.push(Buffer.concat(this.#pieces));
    this.#pieces = [];
  }

  override _flush(done: TransformCallback): void {
    this.flush();
    done();
  }
}

import process from 'node:process';
import readline from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { Failure } from './failure.ts';

/** Asks for a line. Nothing typed gives the default. */
export async function askLine(question: string, given: string | null = null): Promise<string> {
  const lines = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    const hint = given === null ? '' : ` [${given}]`;
    const left = new Promise<never>((_, reject) => {
      lines.once('close', () => reject(new Failure('Nothing was answered.')));
    });
    const answer = await Promise.race([lines.question(`${question}${hint}: `), left]);
    return answer.trim() || given || '';
  } finally {
    lines.removeAllListeners('close');
    lines.close();
  }
}

/** Asks whether to go on; nothing typed is no. */
export async function askYes(question: string): Promise<boolean> {
  return /^y(es)?$/i.test(await askLine(`${question} [y/N]`));
}

/** What a terminal sends for these keys. */
const keys = { leave: ['\u0003', '\u0004'], enter: ['\r', '\n'], back: ['\u007f', '\b'] };

/** Asks for something that nobody may see: what is typed or pasted is not shown. */
export async function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(`${question}: `);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  try {
    let typed = '';
    for await (const chunk of stdin.iterator({ destroyOnReturn: false })) {
      // A terminal may wrap what is pasted in marks.
      const text = String(chunk).replaceAll('\u001b[200~', '').replaceAll('\u001b[201~', '');
      for (const sign of text) {
        if (keys.leave.includes(sign)) throw new Failure('Nothing was answered.');
        if (keys.enter.includes(sign)) return typed.trim();
        typed = keys.back.includes(sign) ? typed.slice(0, -1) : typed + sign;
      }
    }
    throw new Failure('Nothing was answered.');
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

/** Everything that is piped in, without the line break at its end. */
export async function readPiped(): Promise<string> {
  return (await text(process.stdin)).trim();
}

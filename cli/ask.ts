import process from 'node:process';
import readline from 'node:readline';
import { text } from 'node:stream/consumers';
import { Failure } from './failure.ts';

/** Asks for a line. Nothing typed gives the default. */
export async function askLine(question: string, given: string | null = null): Promise<string> {
  const lines = readline.createInterface({ input: process.stdin, output: process.stderr });
  const hint = given === null ? '' : ` [${given}]`;
  try {
    return await new Promise((resolve, reject) => {
      lines.once('close', () => reject(new Failure('Nothing was answered.')));
      lines.question(`${question}${hint}: `, (answer) => resolve(answer.trim() || given || ''));
    });
  } finally {
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
  stdin.setEncoding('utf8').setRawMode(true);
  try {
    return await new Promise((resolve, reject) => {
      let typed = '';
      stdin.on('end', () => reject(new Failure('Nothing was answered.')));
      stdin.on('data', (chunk) => {
        // A terminal may wrap what is pasted in marks.
        const text = String(chunk).replaceAll('\u001b[200~', '').replaceAll('\u001b[201~', '');
        for (const sign of text) {
          if (keys.leave.includes(sign)) return reject(new Failure('Nothing was answered.'));
          if (keys.enter.includes(sign)) return resolve(typed.trim());
          typed = keys.back.includes(sign) ? typed.slice(0, -1) : typed + sign;
        }
      });
      stdin.resume();
    });
  } finally {
    stdin.removeAllListeners('data').removeAllListeners('end').setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

/** Everything that is piped in, without the line break at its end. */
export async function readPiped(): Promise<string> {
  return (await text(process.stdin)).trim();
}

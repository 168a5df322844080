import { afterEach, describe, expect, test } from 'vitest';
import { type SmtpDouble, startSmtpDouble } from '#server/testing/doubles/smtp-double.ts';
import { MailError } from './mailer.ts';
import { createMailer } from './smtp-mailer.ts';
import { parseSmtpUrl } from './smtp-settings.ts';

let double: SmtpDouble | null = null;
afterEach(async () => {
  await double?.close();
  double = null;
});

const from = 'Assay <assay@books.example>';
const mail = {
  to: 'ann@books.example',
  subject: 'Join us – now',
  text: 'Hello\n.\nYou are invited.',
};

test('a mail arrives with its sender, recipient, subject and text', async () => {
  double = await startSmtpDouble();
  const mailer = createMailer({ url: double.url, from });
  expect(mailer.configured).toBe(true);
  await mailer.send(mail);
  expect(double.requests).toHaveLength(1);
  const [received] = double.requests;
  expect(received).toMatchObject({ from: 'assay@books.example', to: ['ann@books.example'] });
  expect(received?.raw).toContain('From: Assay <assay@books.example>');
  expect(received?.raw).toContain('Content-Type: text/plain; charset=utf-8');
  expect(received?.raw).toContain('Hello\n.\nYou are invited.');
  expect(received?.raw).not.toContain('text/html');
});

test.each([
  ['a subject with a line break', { ...mail, subject: 'Hi\r\nBcc: eve@evil.example' }],
  ['an address with a line break', { ...mail, to: 'ann@books.example\r\nBcc: eve@evil.example' }],
  ['an address with a comma', { ...mail, to: 'ann@books.example, eve@evil.example' }],
])('%s adds no header and no recipient', async (_, sent) => {
  double = await startSmtpDouble();
  await createMailer({ url: double.url, from })
    .send(sent)
    .catch((error: unknown) => expect(error).toBeInstanceOf(MailError));
  for (const received of double.requests) {
    expect(received.raw).not.toMatch(/^Bcc:/im);
    expect(received.to).not.toContain('eve@evil.example');
  }
});

test('the server is signed in to', async () => {
  double = await startSmtpDouble({ offersLogin: true });
  const url = double.url.replace('smtp://', 'smtp://ann:pass%40word@');
  await createMailer({ url, from }).send(mail);
  expect(double.logins).toEqual(['ann:pass@word']);
});

describe('a failure is in words, without the password', () => {
  test('when the server refuses', async () => {
    double = await startSmtpDouble({ offersLogin: true, refusal: '550 pass@word is no such user' });
    const url = double.url.replace('smtp://', 'smtp://ann:pass%40word@');
    const error: unknown = await createMailer({ url, from })
      .send(mail)
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(MailError);
    expect(String(error)).toMatch(/The mail server 127\.0\.0\.1:\d+ did not take the mail: .*550/);
    expect(String(error)).not.toContain('pass@word');
  });

  test('when nothing listens', async () => {
    const gone = await startSmtpDouble();
    await gone.close();
    await expect(createMailer({ url: gone.url, from }).send(mail)).rejects.toThrow('ECONNREFUSED');
  });

  test('when there is no server', async () => {
    const mailer = createMailer({ url: null, from });
    expect(mailer.configured).toBe(false);
    await expect(mailer.send(mail)).rejects.toThrow('No mail server is set up.');
  });
});

test('a mail is not sent in the clear to another host', async () => {
  expect(parseSmtpUrl('smtp://mail.example')).toMatchObject({ requireTls: true, port: 587 });
  expect(parseSmtpUrl('smtp://mail.example:25?tls=off')).toMatchObject({
    requireTls: false,
    port: 25,
  });
  expect(parseSmtpUrl('smtps://u:p@mail.example')).toEqual({
    host: 'mail.example',
    port: 465,
    secure: true,
    requireTls: false,
    auth: { user: 'u', pass: 'p' },
  });
});

test.each([
  ['mail.example', 'must look like smtp://host:587'],
  ['http://u:secret@mail.example', 'must begin with smtp:// or smtps://'],
  ['smtp://u:secret@mail.example?rejectUnauthorized=false', 'The only option'],
  ['smtp://', 'must look like|names no host'],
])('%s is refused', (url, words) => {
  expect(() => parseSmtpUrl(url)).toThrow(new RegExp(words));
  expect(() => parseSmtpUrl(url)).not.toThrow(/secret/);
});

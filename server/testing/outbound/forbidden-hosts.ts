/** IPv4 addresses nobody may be sent to, one at least of each range. */
export const forbiddenIpv4 = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.0.0.5',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '198.18.0.1',
  '192.0.2.1',
  '240.0.0.1',
  '168.63.129.16',
] as const;

const forbiddenIpv6 = [
  '::1',
  '::',
  '0:0:0:0:0:0:0:1',
  'fe80::1',
  'fc00::1',
  'fd00:ec2::254',
  'fec0::1',
  'ff02::1',
  '100::1',
  '100:0:0:1::1',
  '2001:db8::1',
  '2001:0:7f00:1::1',
  '2002:7f00:1::1',
  '64:ff9b:1::1',
  '5f00::1',
  '4000::1',
];

/** Names, and what DNS answers for each; a private address among public ones is enough. */
const forbiddenNames: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'LocalHost.localdomain': ['127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  '127.0.0.1.nip.test': ['127.0.0.1'],
  'two.test': ['93.184.215.14', '10.0.0.5'],
  'v6.test': ['fd00::1'],
  'mapped.test': ['::ffff:127.0.0.1'],
};

const digitsWide = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
const percent = (text: string) => text.replace(/\d/g, (digit) => `%3${digit}`);

/** One address in the ways that URL parsers read it. */
function spellings(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const whole = ((a * 256 + b) * 256 + c) * 256 + d;
  const hex = whole.toString(16).padStart(8, '0');
  const words = `${hex.slice(0, 4)}:${hex.slice(4)}`;
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${hex}`,
    `0${whole.toString(8)}`,
    [a, b, c, d].map((byte) => `0${byte.toString(8)}`).join('.'),
    `0x${a.toString(16)}.${(b * 256 + c) * 256 + d}`,
    digitsWide(address),
    percent(address),
    `[::ffff:${address}]`,
    `[::${words}]`,
    `[64:ff9b::${words}]`,
  ];
}

/** More than 120 spellings of hosts that must not be reached, as they stand in a URL. */
export const forbiddenHosts: readonly string[] = [
  ...forbiddenIpv4.flatMap(spellings),
  ...forbiddenIpv6.map((address) => `[${address}]`),
  ...Object.keys(forbiddenNames),
];

/** What DNS would answer. Rejects for names that are not among the forbidden. */
export async function resolveForbidden(hostname: string): Promise<readonly string[]> {
  const found = Object.entries(forbiddenNames).find(
    ([name]) => name.toLowerCase() === hostname.toLowerCase(),
  );
  if (!found) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
  return found[1];
}

import { describe, expect, it } from 'vitest';
import { deviceOf } from './device.ts';

const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

describe('deviceOf', () => {
  it('names browser and system', () => {
    expect(deviceOf(chrome)).toEqual({ name: 'Chrome on Windows', isPhone: false });
    expect(deviceOf(`${chrome} Edg/141.0.0.0`).name).toBe('Edge on Windows');
    expect(
      deviceOf('Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0').name,
    ).toBe('Firefox on Linux');
  });
  it('knows phones', () => {
    const phone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';
    expect(deviceOf(phone)).toEqual({ name: 'Safari on iOS', isPhone: true });
  });
  it('says when it does not know', () => {
    expect(deviceOf(null).name).toBe('Unknown device');
    expect(deviceOf('curl/8.5').name).toBe('Unknown device');
  });
});

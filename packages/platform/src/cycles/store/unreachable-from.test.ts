import { describe, expect, it } from 'vitest';
import { unreachableFrom } from './unreachable-from.ts';

describe('whether a site can reach us', () => {
  it.each([
    ['https://acme.scoro.com', 'http://127.0.0.1:4400', true],
    ['https://acme.scoro.com', 'http://localhost:4400', true],
    ['https://acme.scoro.com', 'http://[::1]:4400', true],
    ['https://acme.scoro.com', 'https://tandem.internal', true],
    ['https://acme.scoro.com', 'https://10.1.2.3', true],
    ['https://acme.scoro.com', 'https://tandem.example.com', false],
    ['https://acme.scoro.com', 'https://8.8.8.8', false],
    ['http://127.0.0.1:4480', 'http://127.0.0.1:4400', false],
    ['http://192.168.1.5', 'http://localhost:4400', false],
  ])('%s reaches %s: not so is %s', (site, ours, unreachable) => {
    expect(unreachableFrom(site, ours)).toBe(unreachable);
  });
});

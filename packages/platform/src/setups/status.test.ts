import { describe, expect, it } from 'vitest';
import type { ModeVerdict } from '../database/tables.ts';
import { testConnector } from '../testing/test-connector.ts';
import { statusOf, validVerdicts } from './status.ts';

const verdict = (status: 'ok' | 'failed', basis = 'now'): ModeVerdict => ({
  status,
  at: '2026-01-01T00:00:00.000Z',
  basis,
  ...(status === 'failed' ? { detail: 'Wrong key.' } : {}),
});
const both = new Set(['key', 'login']);

describe('the status', () => {
  it('asks for what every call needs', () => {
    expect(statusOf(testConnector, { missing: ['host'], configured: both }, new Map(), undefined)).toEqual({
      status: 'setupRequired',
      detail: 'Host is missing.',
    });
  });

  it('asks for one complete mode, and says what each needs', () => {
    const { status, detail } = statusOf(testConnector, { missing: [], configured: new Set() }, new Map(), undefined);
    expect(status).toBe('setupRequired');
    expect(detail).toContain('API Key needs Key');
    expect(detail).toContain('User Auth needs User and Password');
  });

  it('is ready until a mode was verified, and then connected', () => {
    expect(statusOf(testConnector, { missing: [], configured: both }, new Map(), undefined).status).toBe('ready');
    expect(
      statusOf(testConnector, { missing: [], configured: both }, new Map([['key', verdict('ok')]]), undefined).status,
    ).toBe('connected');
  });

  it('has failed where one mode was refused, though the other works, and names it', () => {
    const verdicts = new Map([
      ['key', verdict('failed')],
      ['login', verdict('ok')],
    ]);
    expect(statusOf(testConnector, { missing: [], configured: both }, verdicts, undefined)).toEqual({
      status: 'failed',
      detail: 'API Key: Wrong key.',
    });
  });

  it('has failed where the site is not offered any more, with the reason', () => {
    expect(
      statusOf(
        testConnector,
        { missing: [], configured: both },
        new Map([['key', verdict('ok')]]),
        'The sandbox is off.',
      ),
    ).toEqual({
      status: 'failed',
      detail: 'The sandbox is off.',
    });
  });

  it('forgets a verdict as soon as the values are others', () => {
    const basis = new Map([['key', 'now']]);
    expect(validVerdicts({ basis }, { key: verdict('failed') }).size).toBe(1);
    expect(validVerdicts({ basis }, { key: verdict('failed', 'before') }).size).toBe(0);
    expect(validVerdicts({ basis }, { login: verdict('ok') }).size).toBe(0);
  });
});

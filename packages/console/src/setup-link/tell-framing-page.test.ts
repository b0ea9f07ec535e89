import { describe, expect, it } from 'vitest';
import { framingOrigin } from './tell-framing-page.ts';

const app = 'https://app.example.com';
const other = 'https://other.example.com';

describe('the page that is told of the end', () => {
  it('is the one the browser names, where it is allowed', () => {
    expect(framingOrigin({ ancestor: app, referrer: '' }, [other, app])).toBe(app);
    expect(framingOrigin({ ancestor: 'https://evil.example.com', referrer: `${app}/` }, [app])).toBeUndefined();
  });

  it('is else the one this page was reached from, where it is allowed', () => {
    expect(framingOrigin({ ancestor: undefined, referrer: `${app}/settings?a=1` }, [other, app])).toBe(app);
    expect(framingOrigin({ ancestor: undefined, referrer: 'https://evil.example.com/' }, [app])).toBeUndefined();
    expect(framingOrigin({ ancestor: undefined, referrer: `${app}.evil.example.com/` }, [app])).toBeUndefined();
  });

  it('is the only allowed one where nothing is told, and nobody where there are several or none', () => {
    expect(framingOrigin({ ancestor: undefined, referrer: '' }, [app])).toBe(app);
    expect(framingOrigin({ ancestor: undefined, referrer: '' }, [app, other])).toBeUndefined();
    expect(framingOrigin({ ancestor: undefined, referrer: '' }, [])).toBeUndefined();
  });
});

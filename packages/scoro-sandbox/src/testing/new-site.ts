import { sizeAt } from '../records/size.ts';
import { defaultSettings } from '../settings/site-settings.ts';
import { Site } from '../site/site.ts';
import { Storage } from '../site/storage.ts';

/** A company without a server around it. */
export function newSite(scale: number): Site {
  return new Site({
    company: 'x',
    settings: defaultSettings(),
    size: sizeAt(scale),
    dataUntil: '2026-11-01',
    storage: new Storage(),
  });
}

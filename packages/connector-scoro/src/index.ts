export { describeSite, scoroDomains } from './site.ts';

import { z } from 'zod';

const day = z.iso.date().optional().catch(undefined);
const words = z.string().max(200).optional().catch(undefined);

/** The filters of the audit log as they stand in its address; days are `YYYY-MM-DD`. */
export const auditSearch = z.object({ account: words, actor: words, action: words, from: day, to: day });

export type AuditSearch = z.output<typeof auditSearch>;

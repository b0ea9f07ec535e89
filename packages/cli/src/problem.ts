import { z } from 'zod';

/** A problem document of the API (RFC 9457), as far as people are shown of it; the rest is kept. */
export const problemShape = z.looseObject({
  title: z.string().default('The request failed'),
  status: z.number().optional(),
  detail: z.string().default(''),
  code: z.string().default('unknown'),
  hint: z.string().optional(),
  errors: z
    .array(z.looseObject({ field: z.string(), detail: z.string(), nearest: z.array(z.string()).optional() }))
    .optional(),
  missing: z
    .array(
      z.looseObject({
        mode: z.string(),
        properties: z.array(z.looseObject({ name: z.string(), label: z.string() })),
        where: z.array(z.string()),
      }),
    )
    .optional(),
  upstream: z.looseObject({ messages: z.array(z.string()).default([]) }).optional(),
  call: z.string().optional(),
  resumePage: z.number().optional(),
});

export type Problem = z.infer<typeof problemShape>;

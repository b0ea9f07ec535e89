import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

describe('the name of a file', () => {
  it.each([
    ['attachment; filename="report.pdf"', 'report.pdf'],
    ['attachment; filename=report.pdf', 'report.pdf'],
    ['inline; FileName = "a b.pdf"', 'a b.pdf'],
    ['attachment; filename="x.pdf"; filename*=UTF-8\'\'na%C3%AFve%20%E2%82%AC.pdf', 'naïve €.pdf'],
    ["attachment; filename*=iso-8859-1'en'%A3.txt", '£.txt'],
    [`attachment; filename="${Buffer.from('März.pdf').toString('latin1')}"`, 'März.pdf'],
    ['attachment; filename="M\u00e4rz.pdf"', 'März.pdf'],
    [String.raw`attachment; filename="a\"b.pdf"`, 'a_b.pdf'],
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    [String.raw`attachment; filename="C:\\temp\\x.exe"`, 'x.exe'],
    ["attachment; filename*=UTF-8''..%2F..%2Fetc%2Fpasswd", 'passwd'],
    ['attachment; filename="..hidden"', 'hidden'],
    ["attachment; filename*=UTF-8''a%0D%0Ab%00.pdf", 'ab.pdf'],
    ["attachment; filename*=UTF-8''invoice%E2%80%AEfdp.exe", 'invoicefdp.exe'],
    ["attachment; filename*=UTF-8''%ff%fe.pdf", '__.pdf'],
  ])('of %s is %s', (header, name) => expect(fileNameOf(header)).toBe(name));

  it.each([
    undefined,
    '',
    'attachment',
    'attachment; filename=""',
    'attachment; filename="/"',
    'attachment; filename=".."',
    `attachment; x=${'"\\'.repeat(50_000)}`,
  ])('is not there in %j', (header) => expect(fileNameOf(header)).toBeUndefined());

  it('is cut to 200 characters', () => {
    expect(fileNameOf(`attachment; filename="${'x'.repeat(900)}.pdf"`)).toHaveLength(200);
  });
});

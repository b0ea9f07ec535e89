import type { DocumentProblem } from '../../api/cycle-queries.ts';

/** The problems of what stands at a place or within it. */
export function problemsAt(problems: readonly DocumentProblem[], at: string): readonly DocumentProblem[] {
  return problems.filter((problem) => problem.at === at || problem.at.startsWith(`${at}.`));
}

/** Errors by the path within a place at which they are to be shown: those of a mark's own member at its field. */
export function problemsByPath(problems: readonly DocumentProblem[], base: string): ReadonlyMap<string, string> {
  return new Map(
    problemsAt(problems, base)
      .filter(({ level }) => level === 'error')
      .toReversed()
      .flatMap((problem): [string, string][] => {
        const path = problem.at.slice(base.length + 1);
        const said = problem.hint === undefined ? problem.detail : `${problem.detail} ${problem.hint}`;
        const field = path.replace(/\.?(\$path|\$formula|formula|through(\..*)?)$/, '');
        return field === path
          ? [[path, said]]
          : [
              [path, said],
              [field, said],
            ];
      }),
  );
}

// Problems of the content files: as values, or as the lines that the command line prints.
import type { Problem } from './types';

const line =
  /^(.+?):(\d+):(\d+):\s*(error|warning):\s*(.*?)(?:\s+\(([^()]*(?:\([^()]*\)[^()]*)*)\))?$/s;

/** `file:4:1: error: what is wrong (how to mend it)` as its parts. */
export function problemOf(text: string): Problem {
  const [, file, at, column, severity, what, mend] = line.exec(text) ?? [];
  if (file === undefined) {
    return { file: '', line: 0, column: 0, severity: 'error', what: text };
  }
  return {
    file,
    line: Number(at),
    column: Number(column),
    severity: severity === 'warning' ? 'warning' : 'error',
    what: what ?? '',
    mend,
  };
}

export function problemsOf(all: (Problem | string)[] | undefined): Problem[] {
  return (all ?? []).map((one) => (typeof one === 'string' ? problemOf(one) : one));
}

/** `articles/en/returns.md:4:1`, as far as it is known. */
export function placeOf(problem: Problem): string {
  return problem.file ? `${problem.file}:${problem.line}:${problem.column}` : '';
}

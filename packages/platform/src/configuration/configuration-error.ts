import { StartError } from './start-error.ts';

/** A variable of the environment has a value that cannot be used. The start ends with exit status 2. */
export class ConfigurationError extends StartError {
  readonly variable: string;

  /** @param problem what is wrong, as the end of the sentence that begins with the variable's name; never the value of a secret */
  constructor(variable: string, problem: string, cause?: unknown) {
    super(`${variable} ${problem}`, `Correct ${variable}, or leave it out.`, cause);
    this.name = 'ConfigurationError';
    this.variable = variable;
  }
}

// Remembers what a function has returned for the arguments that it got last.

export interface Remembered<Argument> {
  /** How many results are remembered. */
  readonly most: number;
  /** Whether a result is small enough to be remembered. By default every result is. */
  readonly isSmall?: (argument: Argument) => boolean;
}

/** @param compute returns an equal result for the same argument each time. The result must not be changed afterwards. */
export function rememberLast<Argument, Result>(
  compute: (argument: Argument) => Result,
  { most, isSmall = () => true }: Remembered<Argument>,
): (argument: Argument) => Result {
  const known = new Map<Argument, Result>();
  return (argument) => {
    if (!isSmall(argument)) return compute(argument);
    const result = known.get(argument) ?? compute(argument);
    known.delete(argument); // so that the argument moves to the end: the map is in the order of use
    known.set(argument, result);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return result;
  };
}

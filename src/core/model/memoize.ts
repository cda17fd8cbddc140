/** Functions that keep what they gave: what they are asked of never changes, so that neither does the answer. */

/** The function, worked out once for an object and kept as long as that is; undefined is worked out anew. */
export function memoizePerObject<Of extends object, Made>(
  make: (of: Of) => Made,
): (of: Of) => Made {
  const all = new WeakMap<Of, Made>();
  return (of) => {
    const known = all.get(of);
    if (known !== undefined) return known;
    const made = make(of);
    all.set(of, made);
    return made;
  };
}

/** The function, worked out once for an object while the other arguments stay the same ones. */
export function memoizeLatestPerObject<Of extends object, Rest extends readonly unknown[], Made>(
  make: (of: Of, ...rest: Rest) => Made,
): (of: Of, ...rest: Rest) => Made {
  const latest = memoizePerObjectWhileValid(
    (of: Of, ...rest: Rest) => ({ rest, made: make(of, ...rest) }),
    (known, ...rest) => known.rest.every((each, at) => each === rest[at]),
  );
  return (of, ...rest) => latest(of, ...rest).made;
}

/** The function, worked out once for an object while what it made answers the other arguments too. */
export function memoizePerObjectWhileValid<
  Of extends object,
  Rest extends readonly unknown[],
  Made,
>(
  make: (of: Of, ...rest: Rest) => Made,
  answers: (made: Made, ...rest: Rest) => boolean,
): (of: Of, ...rest: Rest) => Made {
  const all = new WeakMap<Of, { readonly made: Made }>();
  return (of, ...rest) => {
    const known = all.get(of);
    if (known !== undefined && answers(known.made, ...rest)) return known.made;
    const made = make(of, ...rest);
    all.set(of, { made });
    return made;
  };
}

/** The function, worked out once while it is asked of the same in turn. */
export function memoizeLatest<Of extends string | undefined, Made>(
  make: (of: Of) => Made,
): (of: Of) => Made {
  let last: { readonly of: Of; readonly made: Made } | undefined;
  return (of) => {
    if (last === undefined || last.of !== of) last = { of, made: make(of) };
    return last.made;
  };
}

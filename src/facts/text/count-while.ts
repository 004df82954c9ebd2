/** How many at the beginning of the list are so, where none behind the first that is not. Found by halves. */
export const countWhile = <T>(list: readonly T[], isSo: (one: T) => boolean): number => {
  let low = 0;
  for (let high = list.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (isSo(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
};

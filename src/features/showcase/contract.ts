/** Nothing: the showcase is read by people and by others' programs. */
export {}

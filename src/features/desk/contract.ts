/** Nothing: the desk is where officers work with what others keep. */
export {}

// A whole number that was asked for on the command line, as `--name=N`.

/** `otherwise` where none is given. */
export const readCount = (args, name, otherwise) => {
  const given = args.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3) ?? ''
  return /^\d+$/.test(given) ? Number(given) : otherwise
}

// The look of the set-up's console lines: a topic, then a sentence.

import { performance } from 'node:perf_hooks'

const topicWidth = 16

/** Prints one line under a topic. */
export const say = (topic, text) => console.log(`${topic.padEnd(topicWidth)} ${text}`)

/** A duration for people: "0.4 s", "12 s", "2 min 5 s". */
export const formatDuration = (milliseconds) => {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** Starts a stopwatch; the returned function gives the time since then, formatted. */
export const startStopwatch = () => {
  const start = performance.now()
  return () => formatDuration(performance.now() - start)
}

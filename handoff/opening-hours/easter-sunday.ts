import type { Day } from './danish-time.js'

/**
 * Easter Sunday by the Gregorian rules: the first Sunday after the ecclesiastical full moon on or after 21 March. The algorithm is the
 * anonymous one of Nature, 20 April 1876, as Jean Meeus gives it in Astronomical Algorithms (1991), chapter 8; it holds for every Gregorian year.
 */
export function easterSunday(year: number): Day {
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  // Where the year stands in the moon's cycle of 19 years.
  const golden = year % 19
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const days = epact + toSunday - 7 * lateMoon + 114
  const month = Math.floor(days / 31)
  const day = (days % 31) + 1
  return `${String(year).padStart(4, '0')}-0${month}-${String(day).padStart(2, '0')}`
}

/**
 * Telephone numbers our own texts and articles give out, digits only: nobody's personal data, and citizens quote them back to us.
 * A test reads the texts and articles and asks for each number here. Those of three to six digits (112, 1813, 1888, 116 111)
 * need no entry: no citizen has one so short.
 */
const ourOwn = new Set([
  '70152030', // Jobnet, support
  '70201201', // Livslinien
  '82121212', // Giftlinjen
  '33980010', // MitID, support
])

/** 70 and 80 are what companies and authorities are given; private persons have neither. */
const servicePrefix = /^[78]0/

/** Whether eight digits are a public line. What she calls her own is so only where we give the number out ourselves. */
export const isPublicNumber = (digits: string, calledHers: boolean): boolean =>
  ourOwn.has(digits) || (!calledHers && servicePrefix.test(digits))

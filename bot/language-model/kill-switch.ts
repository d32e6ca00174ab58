import { access } from 'node:fs/promises'

/**
 * The model's kill switch: off as soon as the file is there, on again when it is gone, with no restart. Where that cannot be seen, off.
 */
export const createKillSwitch =
  (file: string): (() => Promise<boolean>) =>
  async () => {
    try {
      await access(file)
      return true
    } catch (error) {
      return !(typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
    }
  }

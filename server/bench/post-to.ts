/** Posts JSON to a server and gives the JSON it answers; with a token where the door asks for one. */
export const postTo =
  (url: string) =>
  async (address: string, body: object, token = ''): Promise<unknown> => {
    const response = await fetch(url + address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return response.json()
  }

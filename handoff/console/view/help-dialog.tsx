import { Dialog } from '../../../widget/view/dialog.js'
import { words } from '../texts/words.js'
import { Button } from './button.js'

export function HelpDialog({ onClose }: { onClose: () => void }) {
  const { t } = words()
  const { title, keys, key, does, list, good, points } = t.help
  return (
    <Dialog name="dialog" labelledBy="help-title" onClose={onClose}>
      <h2 id="help-title">{title}</h2>
      <table class="keys">
        <caption>{keys}</caption>
        <thead class="unseen">
          <tr>
            <th scope="col">{key}</th>
            <th scope="col">{does}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(([press, act]) => (
            <tr key={press}>
              <td>
                <kbd>{press}</kbd>
              </td>
              <td>{act}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{good}</h3>
      <ul>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div class="acts">
        <Button onPress={onClose}>{t.close}</Button>
      </div>
    </Dialog>
  )
}

"""From a partner's file to people: read, judged against what is known, written in one go.

| Module | Does |
|---|---|
| ``reading`` | a file to columns and rows, with what was corrected since |
| ``known`` | the people and participations there are already, loaded once |
| ``judging`` | per row: new, as before, changed, look, left out |
| ``writing`` | good rows into people, participations and travel, in bulk |
| ``undoing`` | the way back |
| ``words`` | codes into sentences |
"""

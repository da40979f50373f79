import json, sys
for c in json.load(sys.stdin)['documents'][0]['criteria']:
    if c.get('by') == 'likeness':
        print(c['id'], c['verdict'], c['level'], '|', c['evidence'][0]['quote'])
print('end')

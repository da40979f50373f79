import json, sys
for c in json.load(sys.stdin)['documents'][0]['criteria']:
    if c['id'] in ('train-annual', 'prohibited-school-chores', 'review-annual', 'consist-placeholders'):
        print(c['id'], c['verdict'], c['level'], c.get('by', 'rules'), '|', *(e['quote'] for e in c['evidence']))
        if 'by' in c:
            print('   ', c['message'])

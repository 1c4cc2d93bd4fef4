from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attendance", "0003_signed_sheets"),
        ("mobility", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="attendance",
            index=models.Index(fields=["roll_call", "presence"], name="attendance_by_presence"),
        ),
    ]

namespace TagTasks.Inference.Model;

/// <summary>
/// Walks the fields of one protocol buffer message (protobuf.dev, Encoding). Four of its six wire types are in use:
/// groups are not read. Enough for the files of a model, without a library that costs a cold start 40 ms.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> message = message;
    private int position;
    private int wireType;
    private int fieldStart;

    /// <summary>The whole present field, key and value; asked for after the value was read or skipped.</summary>
    public readonly ReadOnlySpan<byte> Field => message[fieldStart..position];

    /// <summary>Goes to the next field.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>Whether there is one.</returns>
    public bool Next(out int field)
    {
        if (position == message.Length)
        {
            field = 0;
            return false;
        }

        fieldStart = position;
        var key = ReadVarint();
        field = (int)(key >> 3);
        wireType = (int)(key & 7);
        return true;
    }

    /// <summary>Reads a variable-length number.</summary>
    /// <exception cref="FormatException">The message ends within it.</exception>
    public ulong ReadVarint()
    {
        if (position < message.Length && message[position] < 0x80)
        {
            return message[position++];
        }

        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw Malformed();
    }

    /// <summary>Reads four bytes.</summary>
    /// <exception cref="FormatException">The field is of another wire type, or the message ends within it.</exception>
    public ReadOnlySpan<byte> ReadFixed32() => wireType == 5 ? Take(4) : throw Malformed();

    /// <summary>Reads a length-delimited value: text, bytes or a message.</summary>
    /// <returns>Where it stands in the message.</returns>
    /// <exception cref="FormatException">The field is of another wire type, or the message ends within it.</exception>
    public Range ReadRange()
    {
        if (wireType != 2)
        {
            throw Malformed();
        }

        var length = ReadVarint();
        if (length > (ulong)(message.Length - position))
        {
            throw Malformed();
        }

        var start = position;
        position += (int)length;
        return start..position;
    }

    /// <summary>Steps over the field's value.</summary>
    /// <exception cref="FormatException">The message ends within it, or it is a group.</exception>
    public void Skip()
    {
        switch (wireType)
        {
            case 0:
                ReadVarint();
                break;
            case 1:
                Take(8);
                break;
            case 2:
                ReadRange();
                break;
            case 5:
                Take(4);
                break;
            default:
                throw Malformed();
        }
    }

    private static FormatException Malformed() => new("it is no well-formed protocol buffer");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > message.Length - position)
        {
            throw Malformed();
        }

        position += count;
        return message.Slice(position - count, count);
    }
}
